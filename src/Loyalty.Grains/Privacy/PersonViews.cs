using Loyalty.Contracts.Privacy;

namespace Loyalty.Grains.Privacy;

/// <summary>A person as shown: of each thing what was told last, and of consents when.</summary>
internal static class PersonViews
{
    public static PersonView Of(string member, IReadOnlyList<Person> told, bool isErased) => new()
    {
        MemberId = member,
        Name = told.LastOrDefault(person => person.Name is not null)?.Name,
        Email = told.LastOrDefault(person => person.Email is not null)?.Email,
        Phone = told.LastOrDefault(person => person.Phone is not null)?.Phone,
        Birthday = told.LastOrDefault(person => person.Birthday is not null)?.Birthday,
        Consents =
        [
            .. told.SelectMany(person => person.Consents ?? [], (person, flag) => (flag.Key, flag.Value, person.At))
                .GroupBy(flag => flag.Key, StringComparer.Ordinal)
                .OrderBy(purpose => purpose.Key, StringComparer.Ordinal)
                .Select(purpose => new ConsentView { Purpose = purpose.Key, Given = purpose.Last().Value, At = purpose.Last().At ?? default }),
        ],
        Erased = isErased,
    };
}
