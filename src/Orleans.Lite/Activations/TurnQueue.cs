namespace Orleans.Lite;

/// <summary>The turns that may run now: first in, first out; takes no memory of its own for up to one.</summary>
internal struct TurnQueue
{
    private object? content;

    public void Add(Task turn)
    {
        switch (content)
        {
            case null:
                content = turn;
                break;
            case Queue<Task> queue:
                queue.Enqueue(turn);
                break;
            default:
                var several = new Queue<Task>();
                several.Enqueue((Task)content);
                several.Enqueue(turn);
                content = several;
                break;
        }
    }

    public Task? Take()
    {
        if (content is not Queue<Task> queue)
        {
            var only = (Task?)content;
            content = null;
            return only;
        }

        var first = queue.Dequeue();
        if (queue.Count == 0) content = null;
        return first;
    }

    public readonly IEnumerable<Task> ToList() => content switch
    {
        null => [],
        Queue<Task> queue => [.. queue],
        _ => [(Task)content],
    };
}
