namespace RecApp.Inference.Onnx;

/// <summary>
/// A loaded model. Any number of threads may run it at once. It may be disposed at any time: runs under way finish, later ones
/// throw <see cref="ObjectDisposedException"/>, and its memory is given back after the last.
/// </summary>
public sealed unsafe class InferenceSession : IDisposable
{
    private const int OnStack = 32;

    private readonly OrtApi* _api;
    private readonly SessionHandle _session;
    private readonly SessionNodes _inputs;
    private readonly SessionNodes _outputs;

    /// <inheritdoc cref="InferenceSession(byte[], SessionOptions)"/>
    public InferenceSession(byte[] model) : this(model, null) { }

    /// <param name="model">The bytes of an ONNX file that holds its weights itself.</param>
    /// <param name="options">How the session works; the defaults when null.</param>
    /// <exception cref="OnnxRuntimeException">The bytes are no valid model, name files outside of it, or need what is not carried
    /// here, such as text.</exception>
    /// <exception cref="DllNotFoundException">The native library of this platform is missing.</exception>
    public InferenceSession(byte[] model, SessionOptions? options)
    {
        var environment = OrtEnv.Instance();
        _api = environment.Api;
        ExternalData.Refuse(model);
        using var defaults = options is null ? new SessionOptions() : null;
        _session = new(environment, model, options ?? defaults!);
        try
        {
            (_inputs, _outputs) = (_session.ReadInputs(), _session.ReadOutputs());
            RequireCarried();
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    /// <summary>The names of the inputs, in the model's order.</summary>
    public IReadOnlyList<string> InputNames => _inputs.Names;

    /// <summary>The names of the outputs, in the model's order.</summary>
    public IReadOnlyList<string> OutputNames => _outputs.Names;

    /// <summary>Type and shape of each input.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> InputMetadata => _inputs.Metadata;

    /// <summary>Type and shape of each output.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> OutputMetadata => _outputs.Metadata;

    /// <summary>Runs the model and returns the outputs that were asked for, in that order; they are the caller's to dispose.</summary>
    /// <param name="runOptions">How to end the run early; null where that isn't needed.</param>
    /// <param name="inputNames">The inputs that are given.</param>
    /// <param name="inputValues">A tensor per name.</param>
    /// <param name="outputNames">The outputs that are wanted.</param>
    /// <exception cref="OnnxRuntimeException">A name, type or shape isn't the model's, or the run failed or was ended.</exception>
    /// <exception cref="ObjectDisposedException">The session, the options or a tensor is disposed.</exception>
    public DisposableList<OrtValue> Run(RunOptions? runOptions, IReadOnlyList<string> inputNames, IReadOnlyList<OrtValue> inputValues,
        IReadOnlyList<string> outputNames)
    {
        Span<nint> outputs = outputNames.Count <= OnStack ? stackalloc nint[outputNames.Count] : new nint[outputNames.Count];
        outputs.Clear();
        Run(runOptions, inputNames, inputValues, outputNames, outputs);
        var values = new DisposableList<OrtValue>(outputs.Length);
        foreach (var output in outputs)
            values.Add(new(output));
        return values;
    }

    /// <summary>Runs the model and writes its outputs into <paramref name="outputValues"/>, a tensor per name that has the
    /// type and shape of what comes out.</summary>
    /// <inheritdoc cref="Run(RunOptions, IReadOnlyList{string}, IReadOnlyList{OrtValue}, IReadOnlyList{string})"/>
    public void Run(RunOptions? runOptions, IReadOnlyList<string> inputNames, IReadOnlyList<OrtValue> inputValues,
        IReadOnlyList<string> outputNames, IReadOnlyList<OrtValue> outputValues)
    {
        if (outputNames.Count != outputValues.Count)
            throw new ArgumentException($"{outputNames.Count} outputs are named, {outputValues.Count} tensors are given.", nameof(outputValues));
        Span<nint> outputs = outputNames.Count <= OnStack ? stackalloc nint[outputNames.Count] : new nint[outputNames.Count];
        using var uses = new HandleUses(outputValues, outputs);
        Run(runOptions, inputNames, inputValues, outputNames, outputs);
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private void Run(RunOptions? runOptions, IReadOnlyList<string> inputNames, IReadOnlyList<OrtValue> inputValues,
        IReadOnlyList<string> outputNames, Span<nint> outputs)
    {
        var given = inputNames.Count;
        if (given != inputValues.Count)
            throw new ArgumentException($"{given} inputs are named, {inputValues.Count} tensors are given.", nameof(inputValues));
        Span<nint> pointers = (2 * given) + outputs.Length <= OnStack ? stackalloc nint[OnStack] : new nint[(2 * given) + outputs.Length];
        Span<nint> names = pointers[..given], values = pointers[given..(2 * given)], wanted = pointers[(2 * given)..];

        using var session = new HandleUse(_session);
        using var options = new HandleUse(runOptions);
        using var inputs = new HandleUses(inputValues, values);
        _inputs.Find(inputNames, names, "input");
        _outputs.Find(outputNames, wanted, "output");
        fixed (nint* name = names, value = values, output = wanted, result = outputs)
            _api->Check(_api->Run(session.Pointer, options.Pointer, name, value, (nuint)given, output, (nuint)outputs.Length, result));
    }

    private void RequireCarried()
    {
        foreach (var (name, input) in InputMetadata)
        {
            if (!input.IsTensor || input.ElementType is null)
            {
                throw new OnnxRuntimeException(ErrorCode.NotImplemented, $"The model's input '{name}' is "
                    + $"{(input.IsTensor ? $"a tensor of {input.ElementDataType}" : "no tensor")}; {CarriedTypes.Names} can be carried.");
            }

            // ONNX Runtime hands out the input itself, whose array may be moved once the caller has disposed the input.
            if (OutputMetadata.ContainsKey(name))
                throw new OnnxRuntimeException(ErrorCode.NotImplemented, $"The model's output '{name}' is also an input.");
        }
    }
}
