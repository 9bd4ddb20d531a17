namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>
/// What institutions add to the tables' estimate. All campuses of an institution report one admission rate and one average SAT, and
/// earnings are published for the institution, so a campus is recognised by those rates: what its sisters' graduates earn says what its own do.
/// Immutable once built; the file <c>sisters.json</c>.
/// </summary>
internal sealed class SisterCampuses
{
    /// <summary>Features of a programme: a mean effect and a count of programmes for each level.</summary>
    public const int Features = 2 * Levels;

    // Of the institution; of it and the credential; the family and credential; the field and credential.
    private const int Levels = 4;
    private const int KeysOfLevel = 1_000_000;

    // Programmes without effect that stand beside those of a mean, except where the very programme is known.
    private const double Prior = 2;
    private const int Digits = 4;

    private readonly Dictionary<SharedRates, Dictionary<int, (double Sum, int Count)>> _institutions = [];

    /// <param name="programmes">Those that are known, and the logarithm of their earnings less the tables' estimate.</param>
    public SisterCampuses(IEnumerable<(EarningsInputs Inputs, double Residual)> programmes)
    {
        foreach (var (inputs, residual) in programmes)
        {
            if (SharedRates.Of(inputs) is { } rates)
                Add(rates, inputs.Field, inputs.Credential, Math.Round(residual, Digits), 1);
        }
    }

    /// <exception cref="InvalidDataException">The document is damaged.</exception>
    public SisterCampuses(SisterDocument document)
    {
        foreach (var institution in document.Institutions)
        {
            if (institution.Programmes.Length != institution.Effects.Length || institution.Programmes.Length != institution.Counts.Length || institution.Counts.Any(count => count < 1))
                throw new InvalidDataException("The effects of institutions are damaged.");
            for (int i = 0; i < institution.Programmes.Length; i++)
                Add(institution.Rates, institution.Programmes[i] / 10, institution.Programmes[i] % 10, institution.Effects[i] * institution.Counts[i], institution.Counts[i]);
        }
    }

    /// <summary>As it is written.</summary>
    public SisterDocument ToDocument() => new([.. from institution in _institutions
        orderby institution.Key.AdmissionRate, institution.Key.Sat, institution.Key.CollegeType
        let cells = institution.Value.Where(cell => cell.Key >= (Levels - 1) * KeysOfLevel).OrderBy(cell => cell.Key).ToArray()
        select new SisterInstitution(institution.Key, [.. cells.Select(cell => cell.Key % KeysOfLevel)],
            [.. cells.Select(cell => Math.Round(cell.Value.Sum / cell.Value.Count, Digits))], [.. cells.Select(cell => cell.Value.Count)])]);

    /// <summary>The features of a programme; all 0 where no institution has its rates.</summary>
    /// <param name="inputs">The programme.</param>
    /// <param name="into">[<see cref="Features"/>], overwritten.</param>
    /// <param name="own">In training, what the programme's own campus told: it is left out.</param>
    public void Describe(in EarningsInputs inputs, Span<float> into, SisterCampuses? own = null)
    {
        into.Clear();
        if ((inputs.Institution ?? SharedRates.Of(inputs)) is not { } rates || !_institutions.TryGetValue(rates, out var cells))
            return;
        var excluded = own?._institutions.GetValueOrDefault(rates);
        for (int level = 0; level < Levels; level++)
        {
            int key = Key(level, inputs.Field, inputs.Credential);
            var (sum, count) = cells.GetValueOrDefault(key);
            var (ownSum, ownCount) = excluded?.GetValueOrDefault(key) ?? default;
            if (count == ownCount)
                continue;
            into[2 * level] = (float)((sum - ownSum) / (count - ownCount + (level < Levels - 1 ? Prior : 0)));
            into[2 * level + 1] = count - ownCount;
        }
    }

    private void Add(SharedRates rates, int field, int credential, double sum, int count)
    {
        if (!_institutions.TryGetValue(rates, out var cells))
            _institutions.Add(rates, cells = []);
        for (int level = 0; level < Levels; level++)
        {
            int key = Key(level, field, credential);
            var before = cells.GetValueOrDefault(key);
            cells[key] = (before.Sum + sum, before.Count + count);
        }
    }

    private static int Key(int level, int field, int credential) => level * KeysOfLevel + level switch
    {
        0 => 0,
        1 => credential,
        2 => field / 100 * 10 + credential,
        _ => field * 10 + credential,
    };
}

/// <summary>What all campuses of an institution have in common.</summary>
/// <param name="AdmissionRate">Above 0 and below 1: every open college admits all.</param>
/// <param name="Sat">0 where the institution has none.</param>
/// <param name="CollegeType">1–4 where the SAT is unknown and the rate alone would say little; else 0.</param>
internal readonly record struct SharedRates(double AdmissionRate, double Sat, int CollegeType)
{
    /// <summary>The rates of a programme's institution; null where they name none.</summary>
    public static SharedRates? Of(in EarningsInputs inputs) =>
        inputs.AdmissionRate is 0 or 1 ? null : new(inputs.AdmissionRate, inputs.Sat, inputs.Sat == 0 ? inputs.CollegeType : 0);
}

/// <summary>The file <c>sisters.json</c>.</summary>
internal sealed record SisterDocument(SisterInstitution[] Institutions);

/// <summary>An institution's effects.</summary>
/// <param name="Rates">What it is recognised by.</param>
/// <param name="Programmes">Field times 10 plus credential, ascending.</param>
/// <param name="Effects">[programmes] mean logarithm of earnings less the tables' estimate.</param>
/// <param name="Counts">[programmes] how many campuses stand behind each.</param>
internal sealed record SisterInstitution(SharedRates Rates, int[] Programmes, double[] Effects, int[] Counts);
