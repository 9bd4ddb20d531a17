namespace RecApp.Tables;

/// <summary>A cell that may be a number, taken apart: its digits with their signs, and what stood around them.</summary>
/// <param name="Digits">Begins with a digit, a point or a comma.</param>
/// <param name="IsNegative">A minus on either side, or parentheses.</param>
/// <param name="IsPercent">A percent sign behind.</param>
internal readonly record struct NumberShape(string Digits, bool IsNegative, bool IsPercent)
{
    /// <summary>Takes a trimmed cell apart; null where it can be no number.</summary>
    public static NumberShape? Of(string text)
    {
        if (text.Length is 0 or > 80)
            return null;
        string digits = NumberText.Bare(text, out bool isNegative, out bool isPercent);
        return digits is [>= '0' and <= '9' or '.' or ',', ..] ? new(digits, isNegative, isPercent) : null;
    }

    /// <summary>The value of the whole cell.</summary>
    /// <param name="number">The value of its digits.</param>
    public double Scaled(double number)
    {
        // Divided as decimals, which keep 21.1 % at 0.211.
        if (IsPercent)
            number = Math.Abs(number) < 1e15 ? (double)((decimal)number / 100) : number / 100;
        return IsNegative ? -number : number;
    }
}
