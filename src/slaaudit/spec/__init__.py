"""The rule language: one declaration, from which parser, schema and reference page come."""
