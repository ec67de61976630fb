/** The blue lines that frame the canvas while something is dragged. */
export function CropMarks() {
  return (
    <span className="crop" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
    </span>
  );
}
