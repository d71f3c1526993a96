"""How to conduct an interview, in a few words: what to find out, what to do and what to leave, how to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.pages.wording import later

if TYPE_CHECKING:
    from firsthand.model import Focus, Goal

# What to find out in each focus area.
FOCUS_QUESTIONS: dict[Focus, str] = {
    "persona": later("Who are they, and what do they value?"),
    "pain": later("What do they struggle with, with our product and with others?"),
    "gain": later("What do they get out of our product, and what do they value in others?"),
    "gap": later("What is not on our radar? What are our unknown unknowns?"),
}
DOS = (
    later("Let the conversation flow."),
    later("Listen more than you speak."),
    later("Ask follow-up questions: “Why?”, “Tell me more about that.”"),
    later("Let them fill the uncomfortable silence."),
)
DONTS = (
    later("Don’t ask leading questions: “That is true, isn’t it?”"),
    later("Don’t try to befriend them with your own experience. Keep it about them."),
    later("Don’t ask what they think of a vague idea. Be specific."),
)
# What to do for one goal, and what to leave.
GOAL_DOS: dict[Goal, str] = {
    "discover": later("Ask about the last time it happened, not about what usually happens."),
    "validate": later("Ask what they do about it today, and what that costs them."),
    "prototype": later("Give them something to do, and let them think aloud."),
    "experience": later("Let them show you, step by step, where and how they really do it."),
    "interest": later("Ask what they would give up for it: money, time, or what they use now."),
}
GOAL_DONTS: dict[Goal, str] = {
    "discover": later("Don’t mention a solution. They would talk about that instead."),
    "validate": later("Don’t ask whether they would use it. Ask what they have tried."),
    "prototype": later("Don’t help, explain or defend what they see."),
    "experience": later("Don’t name what they are to find. See what they call it."),
    "interest": later("Don’t take kind words for a promise."),
}
PROMPTS = (
    later("Why?"),
    later("Tell me more about that."),
    later("When did that last happen?"),
    later("What did you do then?"),
    later("Can you show me?"),
    later("And what else?"),
)
