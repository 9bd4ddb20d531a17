namespace RecApp.Bundles.Onnx;

/// <summary>
/// Refuses models whose weights lie outside the model: in a file of any path, or at an address of this process's memory. A
/// bundle's hashes would not cover them. Field numbers are those of <c>onnx.proto</c>.
/// </summary>
internal static class ExternalData
{
    // What protocol buffers itself allows.
    private const int DeepestMessage = 100;

    private enum Message { None, Model, Training, Function, Graph, Node, Attribute, SparseTensor, Tensor }

    /// <exception cref="InvalidDataException">The model names data outside of it, or is damaged.</exception>
    public static void Refuse(ReadOnlySpan<byte> model) => Refuse(model, Message.Model, 0);

    private static void Refuse(ReadOnlySpan<byte> bytes, Message message, int depth)
    {
        if (depth > DeepestMessage)
            throw new InvalidDataException($"The model nests messages more than {DeepestMessage} deep.");
        var reader = new ProtobufReader(bytes);
        while (reader.Read())
        {
            if (message == Message.Tensor && IsExternal(reader))
            {
                throw new InvalidDataException(
                    "The model keeps weights outside of its file (external data); save it with its weights inside.");
            }

            var child = reader.HasBytes ? Child(message, reader.Field) : Message.None;
            if (child != Message.None)
                Refuse(reader.Bytes, child, depth + 1);
        }
    }

    // external_data says where, data_location that it is elsewhere.
    private static bool IsExternal(ProtobufReader reader) =>
        reader is { Field: 13, HasBytes: true } or { Field: 14, Number: not 0 };

    private static Message Child(Message message, int field) => (message, field) switch
    {
        (Message.Model, 7) or (Message.Training, 1 or 2) or (Message.Attribute, 6 or 11) => Message.Graph,
        (Message.Model, 20) => Message.Training,
        (Message.Model, 25) => Message.Function,
        (Message.Graph, 1) or (Message.Function, 7) => Message.Node,
        (Message.Node, 5) or (Message.Function, 11) => Message.Attribute,
        (Message.Graph, 15) or (Message.Attribute, 22 or 23) => Message.SparseTensor,
        (Message.Graph, 5) or (Message.Attribute, 5 or 10) or (Message.SparseTensor, 1 or 2) => Message.Tensor,
        _ => Message.None,
    };
}
