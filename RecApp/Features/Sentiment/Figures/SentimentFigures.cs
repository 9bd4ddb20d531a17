using System.Globalization;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using RecApp.Charts;
using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Model;
using RecApp.Features.Sentiment.Page;

namespace RecApp.Features.Sentiment.Figures;

/// <summary>The charts of one text.</summary>
public static class SentimentFigures
{
    private const int MostBars = 14;

    // The beginnings of a short text are judged as the whole is.
    private const double SameVerdict = 1e-6;

    /// <summary>How the LSTM's opinion changes from word to word.</summary>
    /// <param name="steps">One or more.</param>
    /// <param name="verdict">Probability of praise of the whole text.</param>
    public static ChartFigure Reading(IReadOnlyList<ReadingStep> steps, double verdict)
    {
        double last = steps[^1].Probability;
        int turn = Enumerable.Range(0, steps.Count).LastOrDefault(i => steps[i].Probability >= 0.5 != last >= 0.5, -1) + 1;
        string side = last >= 0.5 ? "positive" : "negative";
        return new(
            turn == 0 ? $"It sounds {side} from the first word on" : $"From “{steps[turn].Word}” (word {turn + 1:N0} of {steps.Count:N0}) on it stays {side}",
            Math.Abs(last - verdict) < SameVerdict
                ? $"How positive it sounds if it ended after each word. It ends at the verdict, {VerdictText.Percent(last)}."
                : $"How positive it sounds after each word, to the half of the LSTM that reads forwards and knows nothing yet of what follows. It ends at {VerdictText.Percent(last)}. The verdict above also reads backwards, so the two may differ.",
            [
                ChartTrace.Line(steps.Select((_, word) => word + 1.0), steps.Select(step => Math.Round(step.Probability, 4)),
                    steps.Select((step, word) => $"Word {word + 1:N0}, “{step.Word}”: {VerdictText.Percent(step.Probability)} positive").ToArray(), "Chance of being positive"),
            ],
            new Layout
            {
                Height = 280,
                XAxis = ChartAxis.Across("Words read"),
                YAxis = ChartAxis.Up("Chance of being positive", ".0%", (0, 1)),
            }.WithLevel(1, Math.Max(2, steps.Count), 0.5))
        {
            Table = new(["Word", "Read", "Chance of being positive"],
                [.. steps.Take(ChartTable.MaximumRows).Select((step, word) => (IReadOnlyList<string>)[$"{word + 1:N0}", step.Word, VerdictText.Percent(step.Probability)])], new HashSet<int> { 0, 2 })
            {
                Left = Math.Max(0, steps.Count - ChartTable.MaximumRows),
            },
        };
    }

    /// <summary>Where the probability lies among those of unseen reviews.</summary>
    public static ChartFigure Place(ProbabilityHistogram histogram, double probability)
    {
        int bins = histogram.Negative.Count;
        int bin = Math.Min((int)(probability * bins), bins - 1);
        // Neighbours too: a single bin in the middle holds a handful.
        int from = Math.Max(0, bin - 2), to = Math.Min(bins, bin + 3);
        int praised = histogram.Positive.Take(to).Skip(from).Sum(), all = praised + histogram.Negative.Take(to).Skip(from).Sum();
        double[] centres = [.. Enumerable.Range(0, bins).Select(i => Math.Round((histogram.Edges[i] + histogram.Edges[i + 1]) / 2, 4))];
        string title = all == 0
            ? "No review in the tests had a chance like this one"
            : $"Of {all:N0} test reviews with a chance like this, {praised:N0} were positive ({VerdictText.Percent(praised / (double)all)})";
        return new(
            title,
            $"{histogram.Positive.Sum() + histogram.Negative.Sum():N0} reviews of films that the model had not seen, by the probability it gave and by what their authors really thought. The line is this text, {VerdictText.Percent(probability)}.",
            [
                Bars(histogram.Negative, "Negative", ChartColour.Second),
                Bars(histogram.Positive, "Positive", ChartColour.Accent),
            ],
            new Layout
            {
                Height = 280,
                BarMode = BarModeEnum.Stack,
                ShowLegend = true,
                XAxis = ChartAxis.Across("Chance of being positive", ".0%", (0, 1)),
                YAxis = ChartAxis.Heights("Reviews", histogram.Negative.Zip(histogram.Positive, (negative, positive) => negative + positive).Max()),
            }.WithLine(probability, $"This text {VerdictText.Percent(probability)}"));

        Bar Bars(IReadOnlyList<int> counts, string name, string colour) => ChartTrace.Histogram(
            centres, 1.0 / bins, counts.Select(count => (double)count),
            counts.Select((count, i) => $"{FigureText.WholePercent(histogram.Edges[i])} to {FigureText.WholePercent(histogram.Edges[i + 1])}: {FigureText.Counted(count, "review")}\n{name}").ToArray(), name, colour);
    }

    /// <summary>The words that moved the verdict most; words that stand several times are added up.</summary>
    public static ChartFigure Words(IReadOnlyList<WordEffect> words)
    {
        var sums = words.GroupBy(word => word.Word, StringComparer.Ordinal).Select(same => (Word: same.Key, Effect: same.Sum(word => word.Effect), Times: same.Count()))
            .OrderByDescending(word => Math.Abs(word.Effect)).Take(MostBars).ToList();
        var first = sums[0];
        return new(
            $"“{first.Word}” moves the verdict most, towards {(first.Effect >= 0 ? "positive" : "negative")}",
            $"What the {sums.Count} strongest words add to the log-odds of being positive. About 0.7 halves or doubles the odds.",
            [
                ChartTrace.Bars(sums.Select(Name), sums.Select(word => Math.Round(word.Effect, 3)), sums.Select(word => $"{Name(word)}: {Signed(word.Effect)}, towards {(word.Effect >= 0 ? "positive" : "negative")}").ToArray(), "Added to the log-odds")
                    .Coloured(sums.Select(word => word.Effect >= 0 ? ChartColour.Accent : ChartColour.Second)),
            ],
            new Layout { Height = 120 + (24 * sums.Count), XAxis = ChartAxis.Across("Added to the log-odds of being positive"), YAxis = ChartAxis.Names() })
        {
            Table = new(
                ["Word", "Times", "Added"],
                [.. sums.Select(word => (IReadOnlyList<string>)[word.Word, word.Times.ToString("N0", CultureInfo.InvariantCulture), Signed(word.Effect)])],
                new HashSet<int> { 1, 2 }),
        };

        static string Name((string Word, double Effect, int Times) word) => word.Times == 1 ? word.Word : $"{word.Word} ({word.Times} ×)";
    }

    /// <summary>With a sign and two places.</summary>
    public static string Signed(double effect) => effect.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
