using System.Diagnostics.CodeAnalysis;

namespace Loyalty.Journal.AzureTables;

/// <summary>
/// What was used lately, by key. It holds up to twice half of what it may: when the young half is full it becomes the old one, and what
/// nobody has asked for since is forgotten. Safe from any thread.
/// </summary>
internal sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Lock turn = new();
    private readonly int half = Math.Max(1, most / 2);
    private Dictionary<TKey, TValue> young = [];
    private Dictionary<TKey, TValue> old = [];

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (turn)
        {
            if (young.TryGetValue(key, out value))
                return true;
            if (!old.Remove(key, out value))
                return false;
            Add(key, value);
            return true;
        }
    }

    public void Set(TKey key, TValue value)
    {
        lock (turn)
        {
            old.Remove(key);
            Add(key, value);
        }
    }

    public void Forget(TKey key)
    {
        lock (turn)
        {
            young.Remove(key);
            old.Remove(key);
        }
    }

    public void Clear()
    {
        lock (turn)
        {
            young.Clear();
            old.Clear();
        }
    }

    private void Add(TKey key, TValue value)
    {
        if (young.Count >= half && !young.ContainsKey(key))
            (old, young) = (young, []);
        young[key] = value;
    }
}
