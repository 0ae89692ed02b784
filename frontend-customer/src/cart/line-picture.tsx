/** The picture beside a line; its name stands next to it. */
export const LinePicture = ({ picture }: { picture: string | null }) => (
  <div className="picture-ground aspect-[8/5] self-start overflow-hidden rounded-md">
    {picture && (
      <img
        src={picture}
        alt=""
        width={480}
        height={300}
        loading="lazy"
        decoding="async"
        className="size-full object-cover"
      />
    )}
  </div>
);
