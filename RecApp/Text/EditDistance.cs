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
            var oldest = _before;
            _before = _previous;
            _previous = _current;
            _current = oldest;
            int lowest = _current[0] = ++_added;
            for (int column = 1; column < _current.Length; column++)
            {
                int replaced = _previous[column - 1] + (letter == _text[column - 1] ? 0 : 1);
                int distance = Math.Min(replaced, 1 + Math.Min(_previous[column], _current[column - 1]));
                if (column > 1 && _added > 1 && letter == _text[column - 2] && _last == _text[column - 1])
                    distance = Math.Min(distance, _before[column - 2] + 1);
                _current[column] = distance;
                lowest = Math.Min(lowest, distance);
            }
            _last = letter;
            return lowest;
        }
    }
}
