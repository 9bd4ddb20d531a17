using RecApp.Features.Sentiment.Text;

namespace RecApp.Features.Sentiment.Reading;

/// <summary>A model that tells praise from displeasure. Safe for concurrent use.</summary>
internal interface ISentimentModel
{
    SentimentStatistics Statistics { get; }

    /// <summary>Why no verdict is given; null when the text can be read.</summary>
    string? Problem(string text, IReadOnlyList<TextToken> tokens);

    /// <summary>Calibrated probability of praise for each text.</summary>
    /// <param name="texts">The tokens of texts that can be read.</param>
    /// <param name="cancellationToken">Stops between texts.</param>
    double[] Probabilities(IReadOnlyList<IReadOnlyList<TextToken>> texts, CancellationToken cancellationToken);

    /// <summary>[tokens] what each token adds to the calibrated log-odds of praise.</summary>
    /// <param name="tokens">Of a text that can be read.</param>
    /// <param name="cancellationToken">Stops in between.</param>
    double[] Explain(IReadOnlyList<TextToken> tokens, CancellationToken cancellationToken);
}
