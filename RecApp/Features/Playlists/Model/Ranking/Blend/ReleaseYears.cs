namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>How much likelier a release year is among the songs given than in the catalogue.</summary>
internal sealed class ReleaseYears
{
    private const int First = 1950;
    private const int Last = 2021;
    private const int Count = Last - First + 1;

    // Years about this far apart still speak for each other.
    private const double Reach = 3;

    // So many songs of the catalogue are mixed in with those given; with fewer songs the year counts less.
    private const double Prior = 5;

    private readonly byte[] _years;
    private readonly double[] _catalogue;

    public ReleaseYears(byte[] years)
    {
        _years = years;
        var counts = new double[Count];
        Array.Fill(counts, 1);
        foreach (byte year in years)
        {
            if (year > 0)
                counts[year - 1]++;
        }
        double total = counts.Sum();
        _catalogue = Spread([.. counts.Select(count => count / total)]);
    }

    /// <summary>The number that stands for a year; 0 for none.</summary>
    public static byte Number(int? year) => year is { } known ? (byte)(Math.Clamp(known, First, Last) - First + 1) : (byte)0;

    /// <summary>A song's number.</summary>
    public byte Of(int track) => _years[track];

    /// <summary>Logarithm of the ratio of likelihoods by number; 0 where the year is unknown.</summary>
    /// <param name="tracks">The songs given.</param>
    /// <param name="ratios">At least <see cref="Numbers"/>, overwritten.</param>
    public void Compare(IReadOnlyList<int> tracks, Span<float> ratios)
    {
        ratios[..Numbers].Clear();
        var counts = new double[Count];
        int known = 0;
        foreach (int track in tracks)
        {
            if (_years[track] == 0)
                continue;
            counts[_years[track] - 1]++;
            known++;
        }
        if (known == 0)
            return;
        double[] given = Spread(counts);
        for (int i = 0; i < Count; i++)
            ratios[i + 1] = (float)(Math.Log((given[i] + Prior * _catalogue[i]) / (known + Prior) / _catalogue[i]) * Math.Min(1, known / Prior));
    }

    /// <summary>How many numbers there are, 0 included.</summary>
    public const int Numbers = Count + 1;

    private static double[] Spread(double[] counts)
    {
        var spread = new double[Count];
        for (int from = 0; from < Count; from++)
        {
            if (counts[from] == 0)
                continue;
            double total = 0;
            for (int to = 0; to < Count; to++)
                total += Math.Exp(-Math.Abs(from - to) / Reach);
            for (int to = 0; to < Count; to++)
                spread[to] += counts[from] * Math.Exp(-Math.Abs(from - to) / Reach) / total;
        }
        return spread;
    }
}
