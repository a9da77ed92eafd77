namespace Loyalty.Grains;

/// <summary>
/// How far grains may trust what they hold in memory. What forbids two histories is the journal; this forbids stale answers: a grain
/// that loaded its state in another term than the present one, or finds that there is none, looks at its stream's version before it
/// answers anything from memory.
/// </summary>
public interface IMemoryTerm
{
    /// <summary>
    /// The number of the present term, 1 or more; 0 while another silo may be running this silo's grains. Within one term no other silo
    /// runs a grain that this one runs. Take it <b>before</b> you look at the stream.
    /// </summary>
    long Current { get; }

    /// <summary>
    /// Whether what a grain has begun in a term may be stored, answered and shown. Where the term has ended meanwhile, another silo may have
    /// loaded the grain's stream just before the last append became durable: it would show less than was acknowledged. The caller sends the
    /// command again, to whom the grain belongs to now, who finds it in the stream.
    /// </summary>
    /// <param name="began">The term in which it began.</param>
    bool MayAnswer(long began);
}

/// <summary>Of a silo that has the journal to itself: one term for ever.</summary>
public sealed class EndlessTerm : IMemoryTerm
{
    /// <inheritdoc />
    public long Current => 1;

    /// <inheritdoc />
    public bool MayAnswer(long began) => true;
}
