using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Model.Sentences;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Serving;

namespace RecApp.Features.Sentiment.Model.Reading;

/// <summary>Puts texts to a model and its opinions into words.</summary>
internal static class SentimentReader
{
    /// <summary>Judges texts one by one or together, as is quickest.</summary>
    public static SentimentPrediction[] Read(ISentimentModel model, IReadOnlyList<string> texts, bool explain, Provenance provenance, CancellationToken cancellationToken)
    {
        Single[] readings = [.. texts.Select((text, place) => new Single(model, text, provenance.IdOf(place)))];
        Single[] readable = [.. readings.Where(reading => reading.Reason is null)];
        double[] probabilities = model.Probabilities([.. readable.Select(reading => reading.Tokens)], cancellationToken);
        for (int i = 0; i < readable.Length; i++)
        {
            readable[i].Probability = probabilities[i];
            if (explain)
                readable[i].Effects = model.Explain(readable[i].Tokens, cancellationToken);
        }
        return [.. readings.Select((reading, place) => reading.Finish(provenance.Measured(place)))];
    }

    /// <summary>Judges a text as a page shows it: the verdict first, then what each word adds where that is wanted, and how the opinion changes.</summary>
    public static JudgedReview Read(ISentimentModel model, ReviewText text, bool explain, Action<JudgedReview> onVerdict, Provenance provenance, CancellationToken cancellationToken)
    {
        var reading = new Single(model, text.Text, text.Tokens, provenance.Id);
        if (reading.Reason is not null)
            return new(reading.Finish(provenance.Measured()), provenance.Version, Steps: []);
        var read = model.Read(text.Tokens, explain, probability => onVerdict(new(reading.Finish(probability), provenance.Version, Steps: null)), cancellationToken);
        (reading.Probability, reading.Effects) = (read.Probability, read.Effects);
        return new(
            reading.Finish(provenance.Measured()), provenance.Version,
            read.Running is null ? null : [.. text.Tokens.Zip(read.Running, (token, probability) => new ReadingStep(token.Word, probability))]);
    }

    /// <summary>One text on its way to a verdict.</summary>
    public sealed class Single
    {
        private readonly ISentimentModel _model;
        private readonly Guid _id;

        public Single(ISentimentModel model, string text, Guid id)
            : this(model, text, ReviewTokenizer.Tokenize(text), id)
        {
        }

        public Single(ISentimentModel model, string text, List<TextToken> tokens, Guid id)
        {
            (_model, _id, Tokens) = (model, id, tokens);
            Reason = model.Problem(text, Tokens);
        }

        public List<TextToken> Tokens { get; }

        /// <summary>Why there is no verdict.</summary>
        public string? Reason { get; }

        public double? Probability { get; set; }

        public double[]? Effects { get; set; }

        /// <summary>Whether the model need not be asked any more.</summary>
        public bool IsDone => Reason is not null || Probability is not null;

        /// <summary>The verdict; asks the model unless it has been asked.</summary>
        /// <param name="measured">Where the numbers of text and verdict are put down.</param>
        public SentimentPrediction Finish(Measured measured)
        {
            var prediction = Reason is not null
                ? new SentimentPrediction(SentimentPrediction.Unknown, null, _id) { Reason = Reason }
                : Finish(Probability ?? _model.Probabilities([Tokens], CancellationToken.None)[0]);
            SentimentMeasures.Set(_model, Tokens, prediction, measured);
            return prediction;
        }

        /// <summary>The verdict.</summary>
        public SentimentPrediction Finish(double probability) => new(Label(probability), probability, _id)
        {
            LeftOut = _model is LstmModel && Tokens.Count > ShortenedText.MostTokens ? Tokens.Count - ShortenedText.MostTokens : null,
            Words = Effects is null ? null : [.. Tokens.Zip(Effects, (token, effect) => new WordEffect(token.Word, token.Start, token.Length, effect))],
        };

        private string Label(double probability) =>
            SentenceHead.IsNeither(probability) && _model.MayBeNeither(Tokens) ? SentimentPrediction.Neither
            : probability >= 0.5 ? SentimentPrediction.Positive
            : SentimentPrediction.Negative;
    }
}
