using System.Buffers.Binary;
using System.Text;

namespace RecApp.Benchmarks.Circuits.Rendering;

/// <summary>What a frame of a render tree stands for.</summary>
internal enum FrameKind { Element = 1, Text = 2, Attribute = 3, Component = 4, Region = 5, Reference = 6, ComponentReference = 7, Markup = 8 }

/// <summary>Kinds of change to what is shown.</summary>
internal enum EditKind { Prepend = 1, Remove = 2, SetAttribute = 3, RemoveAttribute = 4, UpdateText = 5, StepIn = 6, StepOut = 7, UpdateMarkup = 8, Permute = 9, PermuteEnd = 10 }

/// <summary>A change: kind, child it concerns, index of its frame (or the child's new place), removed attribute.</summary>
internal readonly record struct BatchEdit(EditKind Kind, int Sibling, int Frame, int Name);

/// <summary>
/// A render batch as the server writes it: changes by component, frames of 20 bytes, ids let go, a table of strings,
/// and where each begins in the last 20 bytes. All numbers are little-endian.
/// </summary>
internal sealed class BatchReader(byte[] batch)
{
    private readonly int _components = Read(batch, batch.Length - 20);
    private readonly int _frames = Read(batch, batch.Length - 16);
    private readonly int _disposed = Read(batch, batch.Length - 12);
    private readonly int _strings = Read(batch, batch.Length - 4);

    public int ComponentCount => Number(_components);

    /// <summary>Component that the changes number <paramref name="index"/> are for, and the changes.</summary>
    public (int Component, BatchEdit[] Edits) Changes(int index)
    {
        var at = Number(_components + 4 + 4 * index);
        var edits = new BatchEdit[Number(at + 4)];
        for (var i = 0; i < edits.Length; i++)
        {
            var edit = at + 8 + 16 * i;
            edits[i] = new((EditKind)Number(edit), Number(edit + 4), Number(edit + 8), Number(edit + 12));
        }

        return (Number(at), edits);
    }

    /// <summary>Components that are gone.</summary>
    public IEnumerable<int> Disposed() => Enumerable.Range(0, Number(_disposed)).Select(index => Number(_disposed + 4 + 4 * index));

    public FrameKind Kind(int frame) => (FrameKind)Number(Frame(frame));

    /// <summary>Frames that an element, a component or a region takes, itself included.</summary>
    public int Length(int frame) => Number(Frame(frame) + 4);

    public int Component(int frame) => Number(Frame(frame) + 8);

    public string ElementName(int frame) => Text(Number(Frame(frame) + 8)) ?? "";

    /// <summary>Text or markup of a frame.</summary>
    public string Content(int frame) => Text(Number(Frame(frame) + 4)) ?? "";

    public (string Name, string? Value, long Handler) Attribute(int frame) =>
        (Content(frame), Text(Number(Frame(frame) + 8)), BinaryPrimitives.ReadInt64LittleEndian(batch.AsSpan(Frame(frame) + 12)));

    public string? Text(int index)
    {
        if (index < 0)
            return null;
        var at = Number(_strings + 4 * index);
        var (length, shift) = (0, 0);
        while (true)
        {
            var part = batch[at++];
            length |= (part & 0x7f) << shift;
            if (part < 0x80)
                break;
            shift += 7;
        }

        return Encoding.UTF8.GetString(batch, at, length);
    }

    private int Frame(int index) => _frames + 4 + 20 * index;

    private int Number(int at) => Read(batch, at);

    private static int Read(byte[] batch, int at) => BinaryPrimitives.ReadInt32LittleEndian(batch.AsSpan(at));
}
