namespace RecApp.Tables;

/// <summary>Keeps spreadsheets from running text as a formula (https://owasp.org/www-community/attacks/CSV_Injection).</summary>
public static class FormulaGuard
{
    /// <summary>The text, with a leading quote when it starts with = + - @, a tab, a line break or NUL, also behind blanks.</summary>
    public static string Text(string text)
    {
        string start = text.TrimStart(' ', '\u00A0');
        bool dangerous = start.Length > 0 && (start[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0' or '＝' or '＋' or '－' or '＠');
        return dangerous ? $"'{text}" : text;
    }

    /// <summary>What stood there before a quote was put in front of it.</summary>
    public static string Original(string text) => text is ['\'', .. var rest] && Text(rest) == text ? rest : text;
}
