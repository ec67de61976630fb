import { Menu, MenuChoice, MenuLabel } from "../../ui/Menu";
import { useComposer } from "../Composer";

const SIZES = [
  { name: "Square", width: 1024, height: 1024 },
  { name: "Portrait, 3:4", width: 896, height: 1152 },
  { name: "Tall, 9:16", width: 768, height: 1344 },
  { name: "Landscape, 4:3", width: 1152, height: 896 },
  { name: "Wide, 16:9", width: 1344, height: 768 },
  { name: "Small square", width: 512, height: 512 },
];

const words = (width: number, height: number) => `${width} × ${height}`;

/** How large the picture is, and in what proportions. */
export function SizeMenu() {
  const { look, act } = useComposer();
  const { width, height } = look.recipe;
  return (
    <Menu
      trigger={
        <button type="button" className="stepper" aria-label={`Size, ${words(width, height)}`}>
          <span className="mut">Size</span>
          <span className="num">{words(width, height)}</span>
        </button>
      }
    >
      <MenuLabel>Size in pixels</MenuLabel>
      <MenuChoice
        label="Size in pixels"
        value={words(width, height)}
        options={SIZES.map((size) => ({
          value: words(size.width, size.height),
          label: size.name,
          hint: words(size.width, size.height),
        }))}
        onChange={(value) => {
          const size = SIZES.find((each) => words(each.width, each.height) === value);
          if (size) act({ type: "write", words: { width: size.width, height: size.height } });
        }}
      />
    </Menu>
  );
}
