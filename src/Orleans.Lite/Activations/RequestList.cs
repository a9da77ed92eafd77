namespace Orleans.Lite;

/// <summary>Requests linked through themselves, first in, first out.</summary>
internal struct RequestList
{
    private Request? first;
    private Request? last;

    public readonly Request? First => first;

    public readonly bool IsEmpty => first is null;

    public void Add(Request request)
    {
        request.Next = null;
        if (last is null) first = request;
        else last.Next = request;
        last = request;
    }

    public bool Remove(Request request)
    {
        Request? before = null;
        for (var each = first; each is not null; before = each, each = each.Next)
        {
            if (!ReferenceEquals(each, request)) continue;
            if (before is null) first = each.Next;
            else before.Next = each.Next;
            if (ReferenceEquals(last, each)) last = before;
            each.Next = null;
            return true;
        }

        return false;
    }

    public Request? TakeFirst()
    {
        var taken = first;
        if (taken is not null) Remove(taken);
        return taken;
    }
}
