namespace Loyalty.Contracts.Privacy;

/// <summary>Who one member of one program is. Key: <c>{program}/{member}</c>. It calls no other grain.</summary>
[Alias("loyalty.IPersonGrain")]
public interface IPersonGrain : IGrainWithStringKey
{
    /// <summary>What was told about the person.</summary>
    [Alias("Get")]
    Task<Answer<PersonView>> Get(CancellationToken cancellation = default);

    /// <summary>
    /// Erases the person, for good: durable when it is answered. The ledger stays as it is, and is nobody's. Again: the same.
    /// </summary>
    [Alias("Erase")]
    Task<Answer<PersonView>> Erase(CancellationToken cancellation = default);
}

/// <summary>The people of one program. Key: its id. It calls no other grain.</summary>
[Alias("loyalty.IPeopleGrain")]
public interface IPeopleGrain : IGrainWithStringKey
{
    /// <summary>The members who told an e-mail address, or a phone number, as theirs.</summary>
    [Alias("Find")]
    Task<Answer<PeopleFound>> Find(PeopleQuery query, CancellationToken cancellation = default);
}
