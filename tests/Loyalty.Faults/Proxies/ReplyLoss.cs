using System.Text.RegularExpressions;

namespace Loyalty.Faults.Proxies;

/// <summary>Which answers of PostgreSQL are lost after it has committed: every k-th one to a statement of a kind. Thread-safe.</summary>
public sealed partial class ReplyLoss
{
    private readonly Regex statements;
    private long committed;
    private long lost;
    private int every;

    /// <param name="statements">SQL of the statements that are meant; null: what inserts into the journal's table of appends.</param>
    public ReplyLoss(Regex? statements = null) => this.statements = statements ?? Appends;

    /// <summary>Every how many-th answer is lost; 0: none. May be changed at any time.</summary>
    public int Every
    {
        get => Volatile.Read(ref every);
        set => Volatile.Write(ref every, value);
    }

    /// <summary>How many batches with such a statement were committed.</summary>
    public long Committed => Interlocked.Read(ref committed);

    /// <summary>How many answers were lost.</summary>
    public long Lost => Interlocked.Read(ref lost);

    [GeneratedRegex("""\bjournal\.store\s*\(|\binsert\s+into\s+("?\w+"?\.)?"?append"?\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Appends { get; }

    internal bool IsMeant(string sql) => statements.IsMatch(sql);

    /// <summary>Notes an answer that says that such a statement is committed; true: it is to be lost.</summary>
    internal bool IsNextLost()
    {
        var number = Interlocked.Increment(ref committed);
        if (Every is var k and > 0 && number % k == 0)
        {
            Interlocked.Increment(ref lost);
            return true;
        }

        return false;
    }
}
