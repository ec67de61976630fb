import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ComponentType, ReactNode } from "react";
import "./floating.css";

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactNode;
  children: ReactNode;
  align?: "start" | "end" | "center";
  side?: "top" | "bottom";
  width?: number;
}

/** A list of things to do that opens from a button. */
export function Menu({ trigger, children, align = "end", side = "bottom", width }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={document.querySelector("main")}>
        <DropdownMenu.Content
          className="pop menu"
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          style={width ? { width } : undefined}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface ItemProps {
  icon?: ComponentType<{ className?: string }>;
  children: ReactNode;
  /** What stands at the end of the line: a price, a key. */
  hint?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
}

export function MenuItem({
  icon: Icon,
  children,
  hint,
  danger,
  disabled = false,
  onSelect,
}: ItemProps) {
  return (
    <DropdownMenu.Item
      className={danger ? "item danger" : "item"}
      disabled={disabled}
      onSelect={onSelect}
    >
      {Icon && <Icon className="i" />}
      <span className="grow trunc">{children}</span>
      {hint && <span className="mut t12">{hint}</span>}
    </DropdownMenu.Item>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode; hint?: ReactNode; disabled?: boolean }[];
  onChange: (value: Value) => void;
}

/** One of several, as a part of a menu. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <DropdownMenu.RadioGroup
      value={value}
      aria-label={label}
      onValueChange={(chosen) => {
        const option = options.find((each) => each.value === chosen);
        if (option) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          value={option.value}
          className="item"
          disabled={option.disabled ?? false}
        >
          <span className="checkhole">
            <DropdownMenu.ItemIndicator>
              <Check className="i s14" aria-hidden />
            </DropdownMenu.ItemIndicator>
          </span>
          <span className="grow trunc">{option.label}</span>
          {option.hint && <span className="mut t12">{option.hint}</span>}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuRule() {
  return <DropdownMenu.Separator className="rule" />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="mlabel">{children}</DropdownMenu.Label>;
}
