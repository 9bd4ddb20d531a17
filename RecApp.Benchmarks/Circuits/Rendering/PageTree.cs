namespace RecApp.Benchmarks.Circuits.Rendering;

/// <summary>The page as Blazor's script keeps it: components and elements, changed by one render batch after the other.</summary>
internal sealed class PageTree
{
    private readonly Dictionary<int, PageNode> _components = [];
    private readonly List<PageNode> _roots = [];
    private readonly Lock _guard = new();

    /// <summary>Elements that a test holds for, in the order of the page.</summary>
    public PageNode[] Find(Func<PageNode, bool> test)
    {
        lock (_guard)
            return [.. _roots.SelectMany(root => root.All()).Where(test)];
    }

    /// <summary>Makes the changes of a batch.</summary>
    public void Apply(byte[] content)
    {
        var batch = new BatchReader(content);
        lock (_guard)
        {
            for (var i = 0; i < batch.ComponentCount; i++)
            {
                var (component, edits) = batch.Changes(i);
                Apply(batch, component, edits);
            }

            foreach (var gone in batch.Disposed())
                if (_components.Remove(gone, out var node))
                    _roots.Remove(node);
        }
    }

    private void Apply(BatchReader batch, int component, BatchEdit[] edits)
    {
        if (!_components.TryGetValue(component, out var parent))
        {
            // Nobody rendered it, so it is a root of the page.
            _components[component] = parent = new PageNode(component);
            _roots.Add(parent);
        }

        var moves = new List<(PageNode Node, int To)>();
        foreach (var edit in edits)
        {
            switch (edit.Kind)
            {
                case EditKind.Prepend:
                    Insert(batch, component, parent, edit.Sibling, edit.Frame);
                    break;
                case EditKind.Remove:
                    parent.Children.RemoveAt(edit.Sibling);
                    break;
                case EditKind.SetAttribute:
                    parent.Children[edit.Sibling].Set(batch.Attribute(edit.Frame));
                    break;
                case EditKind.RemoveAttribute:
                    parent.Children[edit.Sibling].Unset(batch.Text(edit.Name) ?? "");
                    break;
                case EditKind.UpdateText or EditKind.UpdateMarkup:
                    parent.Children[edit.Sibling].Text = batch.Content(edit.Frame);
                    break;
                case EditKind.StepIn:
                    parent = parent.Children[edit.Sibling];
                    break;
                case EditKind.StepOut:
                    parent = parent.Parent!;
                    break;
                case EditKind.Permute:
                    moves.Add((parent.Children[edit.Sibling], edit.Frame));
                    break;
                case EditKind.PermuteEnd:
                    foreach (var (node, to) in moves)
                        parent.Children[to] = node;
                    moves.Clear();
                    break;
            }
        }
    }

    /// <summary>Number of nodes that a frame became: a region is nothing but its children.</summary>
    private int Insert(BatchReader batch, int component, PageNode parent, int place, int frame)
    {
        switch (batch.Kind(frame))
        {
            case FrameKind.Element:
                var element = new PageNode(component) { Name = batch.ElementName(frame) };
                parent.Insert(place, element);
                var first = frame + 1;
                for (; first < frame + batch.Length(frame) && batch.Kind(first) == FrameKind.Attribute; first++)
                    element.Set(batch.Attribute(first));
                InsertRange(batch, component, element, 0, first, frame + batch.Length(frame));
                return 1;
            case FrameKind.Component:
                var child = new PageNode(component);
                parent.Insert(place, child);
                _components[batch.Component(frame)] = child;
                return 1;
            case FrameKind.Region:
                return InsertRange(batch, component, parent, place, frame + 1, frame + batch.Length(frame));
            case FrameKind.Text or FrameKind.Markup:
                parent.Insert(place, new PageNode(component) { Text = batch.Content(frame) });
                return 1;
            default:
                return 0;
        }
    }

    private int InsertRange(BatchReader batch, int component, PageNode parent, int place, int start, int end)
    {
        var inserted = 0;
        for (var frame = start; frame < end;)
        {
            inserted += Insert(batch, component, parent, place + inserted, frame);
            frame += batch.Kind(frame) is FrameKind.Element or FrameKind.Component or FrameKind.Region ? batch.Length(frame) : 1;
        }

        return inserted;
    }
}
