namespace RecApp.Benchmarks.Circuits.Rendering;

/// <summary>An element, a text or a component of the page that the server has rendered.</summary>
internal sealed class PageNode(int component)
{
    private Dictionary<string, string>? _attributes;
    private Dictionary<string, long>? _handlers;

    /// <summary>Component whose rendering made it.</summary>
    public int Component { get; } = component;

    /// <summary>Tag name; empty for components and text.</summary>
    public string Name { get; init; } = "";

    /// <summary>Own text, not that of its children.</summary>
    public string Text { get; set; } = "";

    public PageNode? Parent { get; private set; }

    public List<PageNode> Children { get; } = [];

    /// <summary>Everything that can be read on it.</summary>
    public string AllText => Children.Count == 0 ? Text : Text + string.Concat(Children.Select(child => child.AllText));

    public string? this[string attribute] => _attributes?.GetValueOrDefault(attribute);

    /// <summary>Id of the handler of an event such as <c>onclick</c>; null for none.</summary>
    public long? Handler(string name) => _handlers is not null && _handlers.TryGetValue(name, out var id) ? id : null;

    public void Insert(int place, PageNode child)
    {
        child.Parent = this;
        Children.Insert(place, child);
    }

    public void Set((string Name, string? Value, long Handler) attribute)
    {
        if (attribute.Handler != 0)
            (_handlers ??= [])[attribute.Name] = attribute.Handler;
        else if (attribute.Value is not null)
            (_attributes ??= [])[attribute.Name] = attribute.Value;
        else
            _attributes?.Remove(attribute.Name);
    }

    public void Unset(string attribute)
    {
        _attributes?.Remove(attribute);
        _handlers?.Remove(attribute);
    }

    /// <summary>The node and all below it, in the order of the page.</summary>
    public IEnumerable<PageNode> All()
    {
        var stack = new Stack<PageNode>([this]);
        while (stack.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Count - 1; i >= 0; i--)
                stack.Push(node.Children[i]);
        }
    }
}
