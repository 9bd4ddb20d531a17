namespace RecApp.Features.Earnings.Prediction;

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
