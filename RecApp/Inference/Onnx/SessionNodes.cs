using System.Runtime.InteropServices;

namespace RecApp.Inference.Onnx;

/// <summary>The inputs or the outputs of a model, in the model's order.</summary>
internal sealed class SessionNodes
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, NodeMetadata> _metadata = new(StringComparer.Ordinal);
    private readonly Dictionary<string, nint> _pointers = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => _names;

    public IReadOnlyDictionary<string, NodeMetadata> Metadata => _metadata;

    public void Add(nint name, NodeMetadata metadata)
    {
        var text = Marshal.PtrToStringUTF8(name)!;
        _names.Add(text);
        _metadata.Add(text, metadata);
        _pointers.Add(text, name);
    }

    /// <summary>Writes the native texts of <paramref name="names"/>.</summary>
    /// <exception cref="OnnxRuntimeException">The model has none of that name.</exception>
    public void Find(IReadOnlyList<string> names, Span<nint> pointers, string kind)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (!_pointers.TryGetValue(names[i], out pointers[i]))
                throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"The model has no {kind} '{names[i]}'; it has {string.Join(", ", _names)}.");
        }
    }
}
