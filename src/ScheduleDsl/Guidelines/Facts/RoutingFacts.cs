using System.Collections.Generic;

namespace ScheduleDsl.Guidelines.Facts;

/// <summary>Which tensors an optimizer is handed, as far as it is known.</summary>
/// <param name="Choice">How they are chosen.</param>
/// <param name="Tensors">The tensors of two and more axes; none where nobody knows them yet.</param>
internal sealed record RoutingFacts(RouteChoice Choice, IReadOnlyList<TensorNote> Tensors)
{
    public static RoutingFacts Unknown { get; } = new(RouteChoice.Unknown, []);

    /// <summary>All tensors of the run, of which nobody knows more yet.</summary>
    public static RoutingFacts All { get; } = new(RouteChoice.All, []);
}

/// <summary>How the tensors of a route are chosen.</summary>
internal enum RouteChoice
{
    /// <summary>Nobody knows.</summary>
    Unknown,

    /// <summary>There is one optimizer for all of them.</summary>
    All,

    /// <summary>By the number of their axes and nothing else.</summary>
    ByAxes,

    /// <summary>By name, kind or a condition of the user's own.</summary>
    ByName,
}

/// <summary>A tensor that an optimizer is handed.</summary>
/// <param name="Text">Name and shape.</param>
/// <param name="Kind">What it is in the user's words; may be empty.</param>
/// <param name="LongestSide">Its longer side as a matrix.</param>
internal sealed record TensorNote(string Text, string Kind, double LongestSide);
