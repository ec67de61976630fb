import {
  Aperture,
  Axe,
  Backpack,
  Bird,
  BookOpen,
  Box,
  Brush,
  Building2,
  Camera,
  Car,
  Cat,
  Clapperboard,
  Dices,
  Droplet,
  Eye,
  Feather,
  Flag,
  Flower2,
  Footprints,
  Gem,
  Glasses,
  Hand,
  House,
  Image,
  Lamp,
  Landmark,
  type LucideIcon,
  Map as MapIcon,
  Mountain,
  Music,
  Palette,
  PawPrint,
  Rocket,
  Scissors,
  Shapes,
  Shirt,
  SlidersHorizontal,
  Smile,
  Sofa,
  Sprout,
  Sword,
  Tag,
  Trees,
  UserRound,
  UsersRound,
  Utensils,
  Watch,
} from "lucide-react";

interface Props {
  /** A lucide name, or `hanger`. */
  name: string;
  /** An emoji, for a name that is not drawn here. */
  fallback: string;
  className?: string;
}

/** A small line drawing that stands for a sort of thing. */
export function Glyph({ name, fallback, className = "" }: Props) {
  if (name === "hanger") return <Hanger className={className} />;
  const Icon = GLYPHS[name];
  if (Icon) return <Icon className={`i ${className}`} aria-hidden />;
  return (
    <span className={`emoji ${className}`} aria-hidden>
      {fallback}
    </span>
  );
}

function Hanger({ className }: { className: string }) {
  return (
    <svg className={`i ${className}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M9.8 5.6a2.2 2.2 0 1 1 3.1 2c-.6.27-.9.7-.9 1.3V10" />
      <path d="m12 10 8.4 5.7a1.6 1.6 0 0 1-.9 2.9h-15a1.6 1.6 0 0 1-.9-2.9z" />
    </svg>
  );
}

const GLYPHS: Record<string, LucideIcon> = {
  aperture: Aperture,
  axe: Axe,
  backpack: Backpack,
  bird: Bird,
  "book-open": BookOpen,
  box: Box,
  brush: Brush,
  "building-2": Building2,
  camera: Camera,
  car: Car,
  cat: Cat,
  clapperboard: Clapperboard,
  dices: Dices,
  droplet: Droplet,
  eye: Eye,
  feather: Feather,
  flag: Flag,
  "flower-2": Flower2,
  footprints: Footprints,
  gem: Gem,
  glasses: Glasses,
  hand: Hand,
  house: House,
  image: Image,
  lamp: Lamp,
  landmark: Landmark,
  map: MapIcon,
  mountain: Mountain,
  music: Music,
  palette: Palette,
  "paw-print": PawPrint,
  rocket: Rocket,
  scissors: Scissors,
  shapes: Shapes,
  shirt: Shirt,
  "sliders-horizontal": SlidersHorizontal,
  smile: Smile,
  sofa: Sofa,
  sprout: Sprout,
  sword: Sword,
  tag: Tag,
  trees: Trees,
  "user-round": UserRound,
  "users-round": UsersRound,
  utensils: Utensils,
  watch: Watch,
};
