using System.Text;
using RecApp.Bundles;

namespace RecApp.Tests.Bundles;

/// <summary>A model that counts how often it was disposed and refuses to answer afterwards.</summary>
internal sealed class WordModel(string word) : IDisposable
{
    private int _disposals;

    public int Disposals => Volatile.Read(ref _disposals);

    public string Word
    {
        get
        {
            ObjectDisposedException.ThrowIf(Disposals > 0, this);
            return word;
        }
    }

    public static WordModel Load(ModelBundle bundle) => new(Encoding.UTF8.GetString(bundle.ReadAllBytes("word.txt")));

    public void Dispose() => Interlocked.Increment(ref _disposals);
}
