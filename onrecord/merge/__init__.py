"""From the events of many reports to happenings, with the reasons why."""

from onrecord.merge.entities import Links, entities
from onrecord.merge.merger import Merger

__all__ = ["Links", "Merger", "entities"]
