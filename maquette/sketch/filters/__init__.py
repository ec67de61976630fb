"""Art styles: a finished picture is painted, drawn or printed anew."""
