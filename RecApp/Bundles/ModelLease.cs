namespace RecApp.Bundles;

/// <summary>The right to use a loaded model until disposed; a version that was replaced meanwhile stays loaded until then.</summary>
public sealed class ModelLease<TModel> : IDisposable where TModel : class
{
    private readonly TModel _model;
    private LoadedModel? _loaded;

    internal ModelLease(LoadedModel loaded)
    {
        _loaded = loaded;
        _model = (TModel)loaded.Model;
        Manifest = loaded.Manifest;
        Measures = loaded.Measures;
    }

    /// <summary>The model, safe for concurrent use.</summary>
    /// <exception cref="ObjectDisposedException">The lease was disposed.</exception>
    public TModel Model
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _loaded) is null, this);
            return _model;
        }
    }

    /// <summary>Where the model comes from.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>What its questions and answers are measured by.</summary>
    internal MeasureLayout Measures { get; }

    /// <summary>The version of this model, as answers carry it.</summary>
    public string Version => Manifest.Version;

    /// <summary>Another lease on the same loaded model, for work that may outlive this one.</summary>
    /// <exception cref="ObjectDisposedException">The lease was disposed.</exception>
    public ModelLease<TModel> Share()
    {
        var loaded = Volatile.Read(ref _loaded);
        return loaded?.TryUse() == true ? new(loaded) : throw new ObjectDisposedException(nameof(ModelLease<>));
    }

    /// <summary>Gives the model back. Disposing again does nothing.</summary>
    public void Dispose() => Interlocked.Exchange(ref _loaded, null)?.Release();
}
