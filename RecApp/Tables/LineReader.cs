namespace RecApp.Tables;

/// <summary>Streams the lines of a text as bytes, without a copy or an allocation for each: for files of tens of millions of lines.</summary>
/// <param name="name">The file's name for messages.</param>
/// <param name="content">Read to its end and disposed.</param>
internal sealed class LineReader(string name, Stream content) : IDisposable
{
    // No line of a data set is anywhere near this; a file without line ends must not fill the memory.
    private const int BlockSize = 1 << 20;

    private readonly byte[] _block = new byte[BlockSize];
    private int _start;
    private int _end;
    private (int From, int Length) _current;
    private bool _hasEnded;

    /// <summary>The number of the current line, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The current line without its end; valid until the next call of <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Current => _block.AsSpan(_current.From, _current.Length);

    /// <summary>Goes to the next line; false at the end.</summary>
    /// <exception cref="DataFileException">A line of more than a million bytes, or a damaged file.</exception>
    public bool Read()
    {
        int length = _block.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
        while (length < 0 && !_hasEnded)
        {
            Fill();
            length = _block.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
        }
        if (length < 0 && _start == _end)
            return false;
        int skipped = length < 0 ? _end - _start : length + 1;
        Take(length < 0 ? _end - _start : length);
        _start += skipped;
        return true;
    }

    /// <summary>An error at the current line.</summary>
    /// <param name="what">What is wrong and what was expected.</param>
    public DataFileException Error(string what) => new($"{name}, line {Math.Max(1, Line)}: {what}");

    public void Dispose() => content.Dispose();

    private void Take(int length)
    {
        Line++;
        int from = _start;
        if (length > 0 && _block[from + length - 1] == '\r')
            length--;
        if (Line == 1 && _block.AsSpan(from, length).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            (from, length) = (from + 3, length - 3);
        _current = (from, length);
    }

    private void Fill()
    {
        _block.AsSpan(_start, _end - _start).CopyTo(_block);
        (_start, _end) = (0, _end - _start);
        if (_end == _block.Length)
            throw new DataFileException($"{name}, line {Line + 1}: longer than {BlockSize:N0} bytes; expected lines of text.");
        int read = content.Read(_block.AsSpan(_end));
        _hasEnded = read == 0;
        _end += read;
    }
}
