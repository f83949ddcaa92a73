"""renda review …"""
