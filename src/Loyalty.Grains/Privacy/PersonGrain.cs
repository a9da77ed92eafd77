using Loyalty.Contracts;
using Loyalty.Contracts.Privacy;
using Loyalty.Grains.Members;
using Loyalty.Journal;

namespace Loyalty.Grains.Privacy;

/// <summary>Who a member is, to be looked at and to be erased. It keeps nothing in memory.</summary>
internal sealed class PersonGrain(IJournal journal, People people) : Grain, IPersonGrain
{
    public async Task<Answer<PersonView>> Get(CancellationToken cancellation = default)
    {
        var (program, member) = MemberKey.Split(this.GetPrimaryKeyString());
        return await IsUnknown(cancellation)
            ? PersonRefusals.Unknown.As<PersonView>()
            : Answers.Of(await people.Find(program, member, cancellation));
    }

    public async Task<Answer<PersonView>> Erase(CancellationToken cancellation = default)
    {
        if (await IsUnknown(cancellation))
        {
            return PersonRefusals.Unknown.As<PersonView>();
        }

        var (program, member) = MemberKey.Split(this.GetPrimaryKeyString());
        await people.Erase(program, member, cancellation);
        return await Get(cancellation);
    }

    private async ValueTask<bool> IsUnknown(CancellationToken cancellation) =>
        await journal.Version(Streams.OfMember(this.GetPrimaryKeyString()), cancellation) == 0;
}
