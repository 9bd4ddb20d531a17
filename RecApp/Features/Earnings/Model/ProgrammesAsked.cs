namespace RecApp.Features.Earnings.Model;

/// <summary>Programmes to predict. Their rows are read by the model that answers, as only it knows the names. For one question.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Read">Reads them.</param>
/// <param name="Variant">What predicts.</param>
/// <param name="Explain">Whether to say what moved each prediction; null for where it takes little.</param>
internal sealed record ProgrammesAsked(int Rows, Func<EarningsModel, EarningsInputs[]> Read, string Variant, bool? Explain)
{
    /// <summary>[rows] as they have been read.</summary>
    public EarningsInputs[] Inputs { get; private set; } = [];

    /// <summary>Reads the rows.</summary>
    /// <exception cref="Validation.InvalidRequestException">Some are wrong; the error names them.</exception>
    public EarningsInputs[] ReadBy(EarningsModel model) => Inputs = Read(model);
}
