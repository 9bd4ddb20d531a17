namespace RecApp.Inference.Onnx;

/// <summary>A session and the native texts of its inputs' and outputs' names, which every run points to.</summary>
internal sealed unsafe class SessionHandle : OrtHandle
{
    private readonly OrtEnv _environment;
    private readonly List<nint> _names = [];

    /// <exception cref="OnnxRuntimeException">The bytes are no valid model, or one that ONNX Runtime can't run.</exception>
    public SessionHandle(OrtEnv environment, byte[] model, SessionOptions options)
    {
        _environment = environment;
        using var use = new HandleUse(options);
        nint session;
        fixed (byte* data = model)
            Api->Check(Api->CreateSessionFromArray(environment.Environment, data, (nuint)model.Length, use.Pointer, &session));
        SetHandle(session);
    }

    private OrtApi* Api => _environment.Api;

    public SessionNodes ReadInputs() => Read(Api->SessionGetInputCount, Api->SessionGetInputName, Api->SessionGetInputTypeInfo);

    public SessionNodes ReadOutputs() => Read(Api->SessionGetOutputCount, Api->SessionGetOutputName, Api->SessionGetOutputTypeInfo);

    protected override bool ReleaseHandle()
    {
        Api->ReleaseSession(handle);
        foreach (var name in _names)
            Api->AllocatorFree(_environment.Allocator, (void*)name);
        return true;
    }

    private SessionNodes Read(delegate* unmanaged<nint, nuint*, nint> getCount, delegate* unmanaged<nint, nuint, nint, byte**, nint> getName,
        delegate* unmanaged<nint, nuint, nint*, nint> getType)
    {
        nuint count;
        Api->Check(getCount(handle, &count));
        var nodes = new SessionNodes();
        for (nuint i = 0; i < count; i++)
        {
            byte* name;
            Api->Check(getName(handle, i, _environment.Allocator, &name));
            _names.Add((nint)name);
            nint type;
            Api->Check(getType(handle, i, &type));
            try
            {
                nodes.Add((nint)name, new(Api, type));
            }
            finally
            {
                Api->ReleaseTypeInfo(type);
            }
        }

        return nodes;
    }
}
