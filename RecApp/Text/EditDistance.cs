namespace RecApp.Text;

/// <summary>
/// How many insertions, deletions, replacements and swaps of neighbours lie between two texts (optimal string alignment).
/// </summary>
internal static class EditDistance
{
    /// <summary>Of longer texts the beginning is compared: the time grows with the product of the lengths.</summary>
    public const int Longest = 60;

    /// <summary>From 0 for equal texts to the length of the longer one.</summary>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left[..Math.Min(left.Length, Longest)];
        right = right[..Math.Min(right.Length, Longest)];
        var rows = new Rows(right, stackalloc int[3 * (right.Length + 1)]);
        foreach (char letter in left)
            rows.Add(letter);
        return rows.Distance;
    }

    /// <summary>Whether some beginning of the word is at most <paramref name="slips"/> away from what was typed; never for more than <see cref="Longest"/>.</summary>
    public static bool StartsLike(ReadOnlySpan<char> word, ReadOnlySpan<char> typed, int slips)
    {
        if (typed.Length > Longest || word.Length < typed.Length - slips)
            return false;
        var rows = new Rows(typed, stackalloc int[3 * (typed.Length + 1)]);
        foreach (char letter in word[..Math.Min(word.Length, typed.Length + slips)])
        {
            if (rows.Distance <= slips)
                return true;
            if (rows.Add(letter) > slips)
                return false;
        }
        return rows.Distance <= slips;
    }

    // The last three rows of the table of distances: a column for each beginning of the text, a row for each beginning of what was added.
    private ref struct Rows
    {
        private readonly ReadOnlySpan<char> _text;
        private Span<int> _before;
        private Span<int> _previous;
        private Span<int> _current;
        private int _added;
        private char _last;

        public Rows(ReadOnlySpan<char> text, Span<int> space)
        {
            _text = text;
            int width = text.Length + 1;
            _before = space[..width];
            _previous = space.Slice(width, width);
            _current = space[(2 * width)..];
            for (int column = 0; column < width; column++)
                _current[column] = column;
        }

        /// <summary>Between the text and all that was added.</summary>
        public readonly int Distance => _current[^1];

        /// <returns>What no distance can fall below any more.</returns>
        public int Add(char letter)
        {
            // Locals: searches spend their time in this loop, and it would read fields again for every column.
            var text = _text;
            var before = _previous;
            var previous = _current;
            var current = _before;
            char last = _last;
            bool maySwap = _added > 0;
            int lowest = current[0] = ++_added;
            for (int column = 1; column < current.Length; column++)
            {
                int replaced = previous[column - 1] + (letter == text[column - 1] ? 0 : 1);
                int distance = Math.Min(replaced, 1 + Math.Min(previous[column], current[column - 1]));
                if (maySwap && column > 1 && letter == text[column - 2] && last == text[column - 1])
                    distance = Math.Min(distance, before[column - 2] + 1);
                current[column] = distance;
                lowest = Math.Min(lowest, distance);
            }
            _before = before;
            _previous = previous;
            _current = current;
            _last = letter;
            return lowest;
        }
    }
}
