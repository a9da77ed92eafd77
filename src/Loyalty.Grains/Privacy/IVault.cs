namespace Loyalty.Grains.Privacy;

/// <summary>
/// What makes people readable: a key for each person, without which what the journal holds of the person is noise, and traces by which
/// a person is found. Apart from the journal, as it forgets: what is erased here is gone from there too, and from its backups. May be
/// called from any thread; may throw, and then nothing is known.
/// </summary>
public interface IVault
{
    /// <summary>The key of a person: the one that is kept, or, for one who is not known yet, the given one, which is kept from now on.</summary>
    /// <returns>The key; null where the person was erased.</returns>
    ValueTask<byte[]?> Keep(string program, string member, byte[] key, CancellationToken cancellation = default);

    /// <summary>The key of a person, and whether the person was erased.</summary>
    ValueTask<(byte[]? Key, bool IsErased)> Find(string program, string member, CancellationToken cancellation = default);

    /// <summary>Puts traces of a person in the place of those before. Does nothing for one who was erased, or is not known.</summary>
    ValueTask Trace(string program, string member, IReadOnlyList<byte[]> traces, CancellationToken cancellation = default);

    /// <summary>The members of a program that have left a trace, at most a hundred.</summary>
    ValueTask<IReadOnlyList<string>> Members(string program, byte[] trace, CancellationToken cancellation = default);

    /// <summary>Forgets the key and all traces of a person, for good. Durable when it answers.</summary>
    ValueTask Erase(string program, string member, CancellationToken cancellation = default);
}
