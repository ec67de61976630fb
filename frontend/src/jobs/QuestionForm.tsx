import { useId, useState } from "react";
import { answerJob } from "../api/jobs";
import { GrowingText } from "../ui/GrowingText";
import { sayFailed } from "../ui/toast";
import type { Question } from "./question";

interface Props {
  jobId: string;
  question: Question;
}

/** A way to answer what a job asks: one of its choices, else words. */
export function QuestionForm({ jobId, question: { text, options, draft } }: Props) {
  const [words, setWords] = useState(draft);
  const id = useId();
  const answer = (said: string) => void answerJob(jobId, said).catch(sayFailed);
  if (options.length > 0) {
    return (
      <fieldset className="jask">
        <legend className="vh">{text}</legend>
        {options.map((option) => (
          <button key={option} type="button" className="btn line sm" onClick={() => answer(option)}>
            {option}
          </button>
        ))}
      </fieldset>
    );
  }
  return (
    <form
      className="jask"
      onSubmit={(event) => {
        event.preventDefault();
        answer(words);
      }}
    >
      <label htmlFor={id} className="vh">
        {text}
      </label>
      <GrowingText
        id={id}
        className="inp"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <button type="submit" className="btn ink sm" disabled={words.trim() === ""}>
        Answer
      </button>
    </form>
  );
}
