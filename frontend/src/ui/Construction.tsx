/** The blue lines that a picture is drawn over: what stands where there is no picture yet. */
export function Construction({ name, className = "con" }: { name: string; className?: string }) {
  return (
    <svg className={className} viewBox="0 0 200 200" aria-hidden="true">
      {DRAWINGS[name] ?? DRAWINGS.axis}
    </svg>
  );
}

const DRAWINGS: Record<string, React.ReactNode> = {
  axis: (
    <>
      <rect x="40" y="40" width="120" height="120" />
      <circle cx="100" cy="100" r="60" />
      <path d="M100 16V64M100 136V184M16 100H64M136 100H184M28 28L70 70M130 130L172 172M172 28L130 70M70 130L28 172" />
    </>
  ),
  book: (
    <>
      <path d="M100 58C82 46 56 44 34 50V150C56 144 82 146 100 158C118 146 144 144 166 150V50C144 44 118 46 100 58ZM100 40V172M20 50H180M20 150H180M46 72C62 68 76 70 88 76M46 92C62 88 76 90 88 96M46 112C62 108 76 110 88 116M112 76C124 70 138 68 154 72M112 96C124 90 138 88 154 92M112 116C124 110 138 108 154 112" />
    </>
  ),
  figure: (
    <>
      <ellipse cx="100" cy="34" rx="15" ry="18" />
      <path d="M100 10V190M62 16H138M62 52H138M62 88H138M62 124H138M62 160H138M62 192H138M78 60L122 60L114 100L122 118H78L86 100ZM78 60L68 96L64 124M122 60L132 96L136 124M82 118L84 156L80 190M118 118L116 156L120 190" />
    </>
  ),
  frame: (
    <>
      <path d="M30 40H170V160H30ZM76.7 28V172M123.3 28V172M18 80H182M18 120H182M30 40L170 160M170 40L30 160" />
      <circle cx="100" cy="100" r="34" />
    </>
  ),
  garment: (
    <>
      <path d="M76 44L48 58L28 104L50 114L58 94V160H142V94L150 114L172 104L152 58L124 44C116 58 84 58 76 44ZM100 24V184M20 72H180M20 160H180M58 94L142 94M76 44L58 160M124 44L142 160" />
    </>
  ),
  head: (
    <>
      <ellipse cx="100" cy="84" rx="44" ry="54" />
      <circle cx="100" cy="72" r="44" />
      <path d="M100 14C112 50 112 110 102 146M48 88C76 100 126 100 152 88M60 116C84 124 118 124 142 116M30 30L170 30M84 132V158M118 132V158M84 158C60 166 40 172 32 200M118 158C142 166 160 172 168 200M20 158H180" />
    </>
  ),
};
