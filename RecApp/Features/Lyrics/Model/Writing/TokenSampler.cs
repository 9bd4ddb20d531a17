namespace RecApp.Features.Lyrics.Model.Writing;

/// <summary>Draws tokens by temperature, top-k and nucleus (A. Holtzman and others, The curious case of neural text degeneration, 2020).</summary>
internal sealed class TokenSampler
{
    // What is e^-14 times less probable than the best isn't drawn in a lifetime; leaving it out saves most of the sorting.
    private const float Reach = 14;

    private readonly List<(int Token, float Score)> _pool = [];

    /// <summary>Draws a token; -1 when none is allowed.</summary>
    /// <param name="logProbabilities">Natural logarithms, [tokens].</param>
    /// <param name="allowed">Whether a token may come.</param>
    /// <param name="penalty">Taken off a token's logarithm before it is drawn; 0 or more.</param>
    /// <param name="temperature">Above 0.</param>
    /// <param name="plan">Top-k and nucleus.</param>
    /// <param name="random">Decides.</param>
    public int Draw(ReadOnlySpan<float> logProbabilities, Func<int, bool> allowed, Func<int, float> penalty, double temperature, SongPlan plan, Random random)
    {
        _pool.Clear();
        float best = float.NegativeInfinity;
        for (int token = 1; token < logProbabilities.Length; token++)
        {
            if (logProbabilities[token] <= best - (Reach * temperature) || !allowed(token))
                continue;
            float score = logProbabilities[token] - penalty(token);
            best = Math.Max(best, score);
            _pool.Add((token, score));
        }
        if (_pool.Count == 0)
            return -1;
        _pool.Sort(static (left, right) => right.Score != left.Score ? right.Score.CompareTo(left.Score) : left.Token.CompareTo(right.Token));
        int count = plan.TopK > 0 ? Math.Min(plan.TopK, _pool.Count) : _pool.Count;
        double sum = 0;
        for (int i = 0; i < count; i++)
            sum += Weight(i, best, temperature);
        double mass = 0;
        for (int i = 0; i < count; i++)
        {
            mass += Weight(i, best, temperature);
            if (mass >= plan.TopP * sum)
            {
                (count, sum) = (i + 1, mass);
                break;
            }
        }
        double place = random.NextDouble() * sum;
        for (int i = 0; i < count; i++)
            if ((place -= Weight(i, best, temperature)) < 0)
                return _pool[i].Token;
        return _pool[count - 1].Token;
    }

    private double Weight(int i, float best, double temperature) => Math.Exp((_pool[i].Score - best) / temperature);
}
