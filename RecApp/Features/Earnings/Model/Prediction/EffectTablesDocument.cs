namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>The file <c>tables.json</c>.</summary>
/// <param name="Mean">Average logarithm of earnings.</param>
/// <param name="Numbers">How the numbers are scaled.</param>
/// <param name="Shared">[6] slopes of SAT, admission rate and tuition, each followed by what it adds when unknown.</param>
/// <param name="Tables">What single inputs and pairs of them add.</param>
internal sealed record EffectTablesDocument(double Mean, NumberScale[] Numbers, double[] Shared, EffectTable[] Tables);

/// <summary>A number is kept between <paramref name="Low"/> and <paramref name="High"/>, centred and scaled.</summary>
internal sealed record NumberScale(string Name, double Centre, double Scale, double Low, double High);

/// <summary>What each value of an input, or pair of inputs, adds.</summary>
/// <param name="Name">For a person to read.</param>
/// <param name="Inputs">One or two inputs; the key is the first times 100 plus the second.</param>
/// <param name="OfField">Whether it speaks of field and credential alone.</param>
/// <param name="Keys">[cells] ascending.</param>
/// <param name="Levels">[cells] logarithm of earnings.</param>
/// <param name="Slopes">[cells × 6] as the shared ones; null for none.</param>
internal sealed record EffectTable(string Name, string[] Inputs, bool OfField, int[] Keys, double[] Levels, double[][]? Slopes)
{
    /// <exception cref="InvalidDataException">Lengths differ, or keys are out of order.</exception>
    public void Check(int slopes)
    {
        bool fits = Levels.Length == Keys.Length && (Slopes is null || (Slopes.Length == Keys.Length && Slopes.All(cell => cell.Length == slopes)));
        if (!fits || Keys.Zip(Keys.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new InvalidDataException($"The table {Name} is damaged.");
    }
}
