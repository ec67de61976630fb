import { Menu, MenuChoice, MenuLabel } from "../../ui/Menu";
import { useComposer } from "../Composer";

const COUNTS = ["1", "2", "3", "4", "5", "6", "7", "8"] as const;

/** How many pictures are generated at once, each with the next seed. */
export function CountMenu() {
  const { desk, setCount } = useComposer();
  const words = desk.count === 1 ? "1 picture" : `${desk.count} variations`;
  return (
    <Menu
      trigger={
        <button type="button" className="stepper num">
          {words}
        </button>
      }
      width={220}
    >
      <MenuLabel>Pictures, each with the next seed</MenuLabel>
      <MenuChoice
        label="Pictures"
        value={COUNTS.find((each) => Number(each) === desk.count) ?? "1"}
        options={COUNTS.map((value) => ({ value, label: value }))}
        onChange={(value) => setCount(Number(value))}
      />
    </Menu>
  );
}
