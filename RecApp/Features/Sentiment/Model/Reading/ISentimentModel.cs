using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Model.Reading;

/// <summary>A model that tells praise from displeasure. Safe for concurrent use.</summary>
internal interface ISentimentModel
{
    SentimentStatistics Statistics { get; }

    /// <summary>Why no verdict is given; null when the text can be read.</summary>
    string? Problem(string text, IReadOnlyList<TextToken> tokens);

    /// <summary>Whether the training data have the word often enough.</summary>
    bool Knows(string word);

    /// <summary>Whether a text may turn out to be neither praise nor displeasure.</summary>
    bool MayBeNeither(IReadOnlyList<TextToken> tokens);

    /// <summary>Calibrated probability of praise for each text.</summary>
    /// <param name="texts">The tokens of texts that can be read.</param>
    /// <param name="cancellationToken">Stops between texts.</param>
    double[] Probabilities(IReadOnlyList<IReadOnlyList<TextToken>> texts, CancellationToken cancellationToken);

    /// <summary>Reads one text as a person wants to see it.</summary>
    /// <param name="tokens">Of a text that can be read.</param>
    /// <param name="explain">Whether to tell what each token adds.</param>
    /// <param name="onVerdict">Told the calibrated probability of praise as soon as it is known; the rest takes longer.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    TextReading Read(IReadOnlyList<TextToken> tokens, bool explain, Action<double> onVerdict, CancellationToken cancellationToken);

    /// <summary>[tokens] what each token adds to the calibrated log-odds of praise.</summary>
    /// <param name="tokens">Of a text that can be read.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    double[] Explain(IReadOnlyList<TextToken> tokens, CancellationToken cancellationToken);
}

/// <summary>What a model makes of one text.</summary>
/// <param name="Probability">Calibrated probability of praise.</param>
/// <param name="Effects">[tokens] what each token adds to the calibrated log-odds of praise; null where nobody asked.</param>
/// <param name="Running">[tokens] the probability after each token; null where the model does not read in order.</param>
internal sealed record TextReading(double Probability, double[]? Effects, double[]? Running);
