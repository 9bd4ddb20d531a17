using System.Data.Common;

namespace RecApp.Storage;

/// <summary>Logs predictions by the thousand over one connection. Not safe for concurrent use.</summary>
internal abstract class PredictionWriter : IDisposable
{
    /// <summary>Writes one, at the latest with the next <see cref="Flush"/>.</summary>
    public abstract void Add(DbTransaction transaction, Prediction prediction);

    /// <summary>Writes what has been added: what is written next may refer to it.</summary>
    public virtual void Flush(DbTransaction transaction)
    {
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
