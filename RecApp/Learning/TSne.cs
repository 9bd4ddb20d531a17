namespace RecApp.Learning;

/// <summary>
/// Exact t-distributed stochastic neighbour embedding (van der Maaten and Hinton, 2008,
/// https://www.jmlr.org/papers/v9/vandermaaten08a.html): quadratic time and memory, for up to a few thousand rows.
/// It starts from the principal components, so it needs no random numbers and always gives the same map.
/// </summary>
public static class TSne
{
    private const int ExaggeratedIterations = 250;
    private const double Exaggeration = 12;

    /// <summary>Places rows on a plane so that near rows stay near.</summary>
    /// <param name="rows">[rows × columns], at least four rows, finite and similarly scaled.</param>
    /// <param name="perplexity">Effective number of neighbours; lowered to a third of the rows when it is larger.</param>
    /// <param name="iterations">Gradient steps, of which the first 250 exaggerate closeness.</param>
    /// <param name="progress">Told the number of steps done.</param>
    /// <returns>[rows × 2], centred.</returns>
    public static double[][] Embed(IReadOnlyList<double[]> rows, double perplexity = 30, int iterations = 1000, Action<int>? progress = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Count, 4);
        int count = rows.Count;
        double[] affinities = TSneAffinities.Joint(rows, Math.Min(perplexity, (count - 1) / 3.0));
        double[] places = TSneStart.PrincipalComponents(rows);
        var velocity = new double[2 * count];
        var gains = new double[2 * count];
        Array.Fill(gains, 1);
        var kernel = new double[count * count];
        var gradient = new double[2 * count];
        double rate = Math.Max(count / Exaggeration / 4, 50);
        for (int step = 0; step < iterations; step++)
        {
            bool early = step < ExaggeratedIterations;
            Gradient(affinities, places, early ? Exaggeration : 1, kernel, gradient);
            double momentum = early ? 0.5 : 0.8;
            for (int i = 0; i < places.Length; i++)
            {
                gains[i] = Math.Max(0.01, Math.Sign(gradient[i]) == Math.Sign(velocity[i]) ? gains[i] * 0.8 : gains[i] + 0.2);
                velocity[i] = momentum * velocity[i] - rate * gains[i] * gradient[i];
                places[i] += velocity[i];
            }
            progress?.Invoke(step + 1);
        }
        return Centred(places);
    }

    private static void Gradient(double[] affinities, double[] places, double exaggeration, double[] kernel, double[] gradient)
    {
        int count = places.Length / 2;
        double total = 0;
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                double x = places[2 * i] - places[2 * j];
                double y = places[2 * i + 1] - places[2 * j + 1];
                double weight = 1 / (1 + x * x + y * y);
                kernel[i * count + j] = weight;
                total += 2 * weight;
            }
        }
        Array.Clear(gradient);
        for (int i = 0; i < count; i++)
        {
            for (int j = i + 1; j < count; j++)
            {
                double weight = kernel[i * count + j];
                double force = 4 * (exaggeration * affinities[i * count + j] - weight / total) * weight;
                double x = force * (places[2 * i] - places[2 * j]);
                double y = force * (places[2 * i + 1] - places[2 * j + 1]);
                gradient[2 * i] += x;
                gradient[2 * i + 1] += y;
                gradient[2 * j] -= x;
                gradient[2 * j + 1] -= y;
            }
        }
    }

    private static double[][] Centred(double[] places)
    {
        int count = places.Length / 2;
        double x = Enumerable.Range(0, count).Average(i => places[2 * i]);
        double y = Enumerable.Range(0, count).Average(i => places[2 * i + 1]);
        return [.. Enumerable.Range(0, count).Select(i => new[] { places[2 * i] - x, places[2 * i + 1] - y })];
    }
}
