import { useQuery } from "@tanstack/react-query";
import { kindsQuery } from "../../api/kinds";
import { MatrixSetup } from "./MatrixSetup";
import { MatrixView } from "./MatrixView";
import type { MatrixSearch } from "./search";
import "../../ui/chips.css";
import "../../ui/picture.css";
import "../../library/picker/picker.css";
import "../../library/picture/preview.css";
import "./matrix.css";

/** The matrix that the address names, or what it takes to begin one. */
export function MatrixPage({ search }: { search: MatrixSearch }) {
  const kinds = useQuery(kindsQuery).data;
  if (!kinds) return null;
  if (search.id) return <MatrixView key={search.id} id={search.id} />;
  return <MatrixSetup kinds={kinds.filter((kind) => kind.layer)} />;
}
