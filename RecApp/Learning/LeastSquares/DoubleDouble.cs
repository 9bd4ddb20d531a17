namespace RecApp.Learning.LeastSquares;

/// <summary>
/// The unevaluated sum of two doubles, about 32 decimal digits (T. J. Dekker, A floating-point technique for extending the
/// available precision, 1971; products by fused multiply-add).
/// </summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        var sum = Sum(left.High, right.High);
        return Normalise(sum.High, sum.Low + left.Low + right.Low);
    }

    public static DoubleDouble operator -(DoubleDouble value) => new(-value.High, -value.Low);

    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right) => left + -right;

    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        var product = Product(left.High, right.High);
        return Normalise(product.High, product.Low + (left.High * right.Low) + (left.Low * right.High));
    }

    /// <summary>The exact sum of two doubles.</summary>
    public static DoubleDouble Sum(double left, double right)
    {
        double sum = left + right, part = sum - left;
        return new(sum, (left - (sum - part)) + (right - part));
    }

    /// <summary>The exact product of two doubles.</summary>
    public static DoubleDouble Product(double left, double right)
    {
        double product = left * right;
        return new(product, Math.FusedMultiplyAdd(left, right, -product));
    }

    /// <summary>The nearest double.</summary>
    public double Round() => High + Low;

    private static DoubleDouble Normalise(double high, double low)
    {
        double sum = high + low;
        return new(sum, low - (sum - high));
    }
}
