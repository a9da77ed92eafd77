using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Loyalty.Cli.Tests.FakeServer;

/// <summary>What the fake server keeps: exactly once per member, kind and id, for as long as the test runs.</summary>
internal sealed class FakeLedger
{
    private readonly ConcurrentDictionary<string, FakeMember> _members = new(StringComparer.Ordinal);

    public int Applied => _members.Values.Sum(member => member.Applied.Count);

    public IEnumerable<FakeMember> Members => _members.Values;

    /// <summary>201 the first time, 200 for the same again, 422 for other content, 404 for an unknown member.</summary>
    public async Task<int> Apply(string member, string kind, byte[] body)
    {
        if (kind != "members" && !_members.ContainsKey(member))
            return 404;
        return await _members.GetOrAdd(member, name => new FakeMember(name)).Apply(kind, body);
    }

    /// <summary>Everything that is kept, in one text: equal texts, equal states.</summary>
    public string State() => string.Join('\n', _members.Values
        .OrderBy(member => member.Name, StringComparer.Ordinal)
        .Select(member => $"{member.Name}: {string.Join(" | ", member.Applied)}"));
}

internal sealed class FakeMember(string name)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _bodies = new(StringComparer.Ordinal);
    private int _inside;

    public string Name { get; } = name;

    /// <summary>The bodies in the order in which they were first applied.</summary>
    public List<string> Applied { get; } = [];

    /// <summary>Whether a call ever came while another of the same member was under way.</summary>
    public bool Overlapped { get; private set; }

    public async Task<int> Apply(string kind, byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        var idName = kind switch { "members" => "memberId", "purchases" => "orderId", _ => "returnId" };
        var id = $"{kind}/{json.RootElement.GetProperty(idName).GetString()}";
        var text = Encoding.UTF8.GetString(body);
        Overlapped |= Interlocked.Increment(ref _inside) > 1;
        await Task.Yield();
        var status = Apply(id, text);
        Interlocked.Decrement(ref _inside);
        return status;
    }

    private int Apply(string id, string text)
    {
        lock (_lock)
        {
            if (_bodies.TryGetValue(id, out var known))
                return known == text ? 200 : 422;
            _bodies.Add(id, text);
            Applied.Add(text);
            return 201;
        }
    }
}
