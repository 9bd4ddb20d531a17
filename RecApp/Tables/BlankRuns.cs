using System.Text;

namespace RecApp.Tables;

/// <summary>Hands out a text in which every run of blanks and tabs outside quotation marks is one tab, and none begins or ends a line.</summary>
internal sealed class BlankRuns(TextReader text) : TextReader
{
    private readonly StringBuilder _line = new();
    private string _ready = "";
    private int _given;

    public override int Peek() => Fill() ? _ready[_given] : -1;

    public override int Read() => Fill() ? _ready[_given++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        if (!Fill())
            return 0;
        int length = Math.Min(count, _ready.Length - _given);
        _ready.CopyTo(_given, buffer, index, length);
        _given += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            text.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        if (_given < _ready.Length)
            return true;
        if (text.ReadLine() is not { } line)
            return false;
        _line.Clear();
        bool isQuoted = false, isAfterBlank = false;
        foreach (char letter in line.AsSpan().Trim())
        {
            isQuoted ^= letter == '"';
            bool isBlank = !isQuoted && letter is ' ' or '\t' or '\u00A0';
            if (!isBlank && isAfterBlank)
                _line.Append('\t');
            isAfterBlank = isBlank;
            if (!isBlank)
                _line.Append(letter);
        }
        (_ready, _given) = (_line.Append('\n').ToString(), 0);
        return true;
    }
}
