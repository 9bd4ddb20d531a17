namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>A way to predict earnings. Safe for concurrent use.</summary>
internal interface IEarningsPredictor : IDisposable
{
    /// <summary>What contributions start from, in USD.</summary>
    double BaseUsd { get; }

    /// <summary>Predicts programmes.</summary>
    /// <param name="rows">The programmes.</param>
    /// <param name="estimates">[rows] is overwritten.</param>
    void Predict(ReadOnlySpan<EarningsInputs> rows, Span<EarningsEstimate> estimates);

    /// <summary>How much each input moves a prediction away from <see cref="BaseUsd"/>; together exactly the difference.</summary>
    /// <param name="row">The programme.</param>
    /// <param name="usd">What was predicted for it.</param>
    /// <param name="contributions">[<see cref="EarningsInputs.Count"/>] is overwritten, in USD.</param>
    void Explain(in EarningsInputs row, double usd, Span<double> contributions);
}

/// <summary>A prediction with its intervals in USD: <c>Low90 ≤ Low50 ≤ Usd ≤ High50 ≤ High90</c>.</summary>
internal readonly record struct EarningsEstimate(double Usd, double Low50, double High50, double Low90, double High90)
{
    /// <summary>An estimate whose intervals are widened where they would not hold the prediction, or the narrower one.</summary>
    public static EarningsEstimate Nested(double usd, double low50, double high50, double low90, double high90)
    {
        low50 = Math.Min(low50, usd);
        high50 = Math.Max(high50, usd);
        return new(usd, low50, high50, Math.Min(low90, low50), Math.Max(high90, high50));
    }
}
