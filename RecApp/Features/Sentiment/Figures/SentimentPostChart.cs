using RecApp.Bundles;
using RecApp.Charts;

namespace RecApp.Features.Sentiment.Figures;

/// <summary>Chart of the sentiment models for posts.</summary>
internal static class SentimentPostChart
{
    /// <summary>Reviews of unseen films that each model judges wrongly; errors, because accuracies all look alike.</summary>
    public static ChartFigure? Accuracy(ModelManifest lstm, ModelManifest linear)
    {
        if (lstm.MetricOf("accuracy", "lstm") is not { } both || linear.MetricOf("accuracy", "linear") is not { } words)
            return null;
        var rows = new List<(string Name, double Value)> { ("LSTM", 1 - both), ("Linear model", 1 - words) };
        if (lstm.MetricOf("accuracy", "forward LSTM alone") is { } forward)
            rows.Insert(1, ("LSTM reading forwards only", 1 - forward));
        string title = both > words
            ? $"The LSTM misjudges {FigureText.Percent(1 - both)} of the reviews, the linear model {FigureText.Percent(1 - words)}"
            : $"The linear model misjudges {FigureText.Percent(1 - words)} of the reviews, the LSTM {FigureText.Percent(1 - both)}";
        return MetricChart.Bars(title,
            "Share of reviews judged wrongly, on films that training has not seen. The LSTMs are measured on one fold of films, the linear model on all ten in turn.",
            "Misjudged reviews", "Model", rows, FigureText.Percent, ".0%");
    }
}
