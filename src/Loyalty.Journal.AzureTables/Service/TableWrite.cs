namespace Loyalty.Journal.AzureTables.Service;

/// <summary>What is done to a row.</summary>
public enum TableVerb
{
    /// <summary>It is made; refused where it is there.</summary>
    Insert = 1,

    /// <summary>It is made, or put in the place of the one that is there.</summary>
    Put = 2,

    /// <summary>Its properties join those that are there; refused where it has another tag, or is missing.</summary>
    Merge = 3,

    /// <summary>It is put in the place of the one that is there; refused where that has another tag, or is missing.</summary>
    Replace = 4,

    /// <summary>It is deleted; refused where it has another tag, or is missing.</summary>
    Delete = 5,
}

/// <summary>One write of a transaction.</summary>
/// <param name="Verb">What is done.</param>
/// <param name="Row">The row, with the properties that are written.</param>
/// <param name="ETag">For a merge, a replacement or a deletion: the tag that it must have; <c>*</c>: any.</param>
public sealed record TableWrite(TableVerb Verb, TableRow Row, string ETag = "*");
